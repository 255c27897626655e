package dev.kontor.vat;

/**
 * A text the document must carry.
 *
 * @param topic what it is about
 * @param wording what to print; the German sentence is the binding one
 */
public record Note(NoteTopic topic, Wording wording) {}
