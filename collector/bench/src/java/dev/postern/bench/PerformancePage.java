package dev.postern.bench; final class PerformancePage { static String of(Results r) { return ""; } }
