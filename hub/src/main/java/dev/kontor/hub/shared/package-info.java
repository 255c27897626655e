/**
 * Words every module needs: ids, {@link dev.kontor.hub.shared.Money}, {@link
 * dev.kontor.hub.shared.Secret}, error codes and bilingual texts.
 *
 * <p>Knows the JDK only, and no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kontor.hub.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
