@NullMarked
package dev.kontor.hub;

import org.jspecify.annotations.NullMarked;
