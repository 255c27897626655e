@NullMarked
package dev.kontor.vat;

import org.jspecify.annotations.NullMarked;
