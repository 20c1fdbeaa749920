package org.seatkeeper.client.fleet;

/**
 * Why a rule said no.
 *
 * @param code the contract's name for it, such as MODE_IS_FINAL
 * @param cause what stands in the way, in plain words
 * @param remedy what to do about it, in plain words
 */
public record RefusalFacts(String code, String cause, String remedy) {}
