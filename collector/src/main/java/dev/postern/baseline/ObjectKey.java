package dev.postern.baseline;

/**
 * One configuration object.
 *
 * @param organization organisation of the listing, or an empty text
 * @param id           GUID in lower case; the name in lower case where the object has none
 */
record ObjectKey(String tenant, String organization, String type, String id) {
    ListingKey listing() {
        return new ListingKey(tenant, organization, type);
    }

    String document() {
        return Shelf.key(tenant, organization, type, id);
    }
}
