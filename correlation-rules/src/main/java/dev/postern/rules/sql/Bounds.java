package dev.postern.rules.sql;

import dev.postern.schema.Ddl;

/** Which rows and list generations a query reads. */
public enum Bounds {
    /**
     * A slot of arrivals: {@code $1} the block after which it begins, {@code $2} its last block, {@code $3} the oldest
     * acceptable time of a list.
     */
    SLOT,
    /** Everything there is, whatever its age: for views. */
    EVERYTHING;

    /** TRUE for rows of {@code e} that arrived in the slot. */
    String inSlot() {
        return this == SLOT ? "e." + Ddl.ARRIVAL_COLUMN + " > $1 AND e." + Ddl.ARRIVAL_COLUMN + " <= $2" : "TRUE";
    }

    /** TRUE for rows of {@code e} that arrived in the slot or before it. */
    String arrived() {
        return this == SLOT ? "e." + Ddl.ARRIVAL_COLUMN + " <= $2" : "TRUE";
    }

    /** TRUE for rows of {@code e} that the slot brought, where it is known that they have arrived. */
    String brought() {
        return this == SLOT ? "e." + Ddl.ARRIVAL_COLUMN + " > $1" : "TRUE";
    }

    /** TRUE for entries of {@code current_list} that are fresh. */
    String freshList() {
        return this == SLOT ? "time >= $3" : "TRUE";
    }
}
