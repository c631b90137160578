/** From native records to rows: mapping files, native time and address shapes, typed parameters, derived fields. */
package dev.postern.normalise;
