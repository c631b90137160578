package dev.postern.baseline;

/** The objects of one type in one organisation: what one snapshot lists. */
record ListingKey(String tenant, String organization, String type) {
    ObjectKey object(String id) {
        return new ObjectKey(tenant, organization, type, id);
    }

    String document() {
        return Shelf.key(tenant, organization, type);
    }
}
