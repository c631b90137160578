/** The file seam: listing, sizes and reading from an offset, so that tests can make files vanish, shrink and fail. */
package dev.postern.io;
