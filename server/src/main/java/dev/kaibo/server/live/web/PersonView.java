package dev.kaibo.server.live.web;

/** Someone of the crew, word for word as in the contract. */
record PersonView(String id, String name, String role) {}
