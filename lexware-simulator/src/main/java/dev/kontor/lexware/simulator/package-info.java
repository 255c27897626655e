@NullMarked
package dev.kontor.lexware.simulator;

import org.jspecify.annotations.NullMarked;
