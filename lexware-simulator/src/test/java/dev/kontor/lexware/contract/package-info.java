/**
 * What the documentation of Lexware Office promises, one named test per rule: for proving that
 * client and simulator agree with it and with each other, and for trying both against a real
 * account.
 *
 * <p>It owns the rules' names and their sources ({@code lexware-office-api.md} by section); {@code
 * docs/lexware-contract.md} is generated from them. It must not know how client or simulator work
 * inside.
 *
 * <p>Against a real account: {@code mvn -pl lexware-simulator -am verify -Dgroups=reading
 * -Dlexware.contract.url=https://api.lexware.io -Dlexware.contract.key=…}. The group {@code
 * reading} changes nothing there, {@code writing} leaves documents that nobody can delete, so take
 * a test account; {@code simulated} needs what only a person in the app can do and runs on the
 * simulator alone.
 */
package dev.kontor.lexware.contract;
