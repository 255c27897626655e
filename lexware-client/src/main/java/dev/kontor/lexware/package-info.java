@NullMarked
package dev.kontor.lexware;

import org.jspecify.annotations.NullMarked;
