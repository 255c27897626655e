package dev.kontor.simulator.shopify;

/**
 * So many units of a line.
 *
 * @param line the line's position in its order, from 1
 */
public record LineQuantity(int line, int quantity) {}
