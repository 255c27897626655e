/**
 * People who may sign in: their passwords, sessions, and their roles in organisations.
 *
 * <p>Owns the tables {@code console_user}, {@code membership}, {@code console_session}, {@code
 * sign_in_failure}, {@code console_identity}, {@code oidc_journey} and {@code invitation}. Knows no
 * page and no HTTP; who calls it writes the audit entry.
 */
@NamedInterface("user")
@NullMarked
package dev.kontor.hub.organisation.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
