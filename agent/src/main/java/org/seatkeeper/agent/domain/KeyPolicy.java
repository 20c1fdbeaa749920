package org.seatkeeper.agent.domain;

/** What makes two connections the same one (spec/model.md section 3, connKey). */
public enum KeyPolicy {
    /** Two shares from one computer count once, one user on two computers twice [RK-conc]. */
    DEVICE_AND_USER,
    /** For shared and terminal hosts: everybody on one machine counts once. */
    DEVICE_ONLY
}
