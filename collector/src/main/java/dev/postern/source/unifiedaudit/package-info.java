/** Unified audit records from files: Search-UnifiedAuditLog and Purview exports, JSON, Log Analytics OfficeActivity. */
package dev.postern.source.unifiedaudit;
