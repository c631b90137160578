/** Lists that an operator keeps as CSV files: accepted domains, own egress ranges, approved peers, mail admins … */
package dev.postern.source.namedlist;
