package org.seatkeeper.agent.domain;

/** What an identity may do on this server: certificates say who, bindings say what (design section 5). */
public record Binding(IdentityName who, Role role) {}
