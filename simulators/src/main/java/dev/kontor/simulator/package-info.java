@NullMarked
package dev.kontor.simulator;

import org.jspecify.annotations.NullMarked;
