package dev.postern.demo.config;

import java.time.Instant;

/** One entry of the change register: who approved what, and when it may be done. */
public record Ticket(String number, Instant from, Instant until, String approver, String note) { }
