/** Message tracking logs of Exchange servers and historical search reports of Exchange Online. */
package dev.postern.source.tracking;
