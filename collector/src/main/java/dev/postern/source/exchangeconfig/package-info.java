/** Configuration snapshots of Exchange as JSON files: ConvertTo-Json and Exchange Online REST output. */
package dev.postern.source.exchangeconfig;
