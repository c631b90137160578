package dev.postern.dashboard.model;

import java.util.Locale;

/** How a panel is drawn. Whatever it is, the numbers are there as a table too. */
public enum Visual {
    LINE, STACKED_AREA, BAR, STACKED_BAR,
    /** One value in large type. */
    SINGLE,
    /** The answer as it is. */
    TABLE;

    /** The word of the definition, such as {@code stacked-area}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether columns of the answer become axes. */
    public boolean chart() {
        return this != SINGLE && this != TABLE;
    }

    /** Whether values are put on top of each other, so that their sum has to mean something. */
    public boolean stacked() {
        return this == STACKED_AREA || this == STACKED_BAR;
    }

    /** Whether the points between two values are drawn too, so that only time can be the axis. */
    public boolean continuous() {
        return this == LINE || this == STACKED_AREA;
    }
}
