package dev.kontor.hub.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The browser of this machine; none is downloaded. */
final class Chromium {

    private static final List<String> USUAL =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/snap/bin/chromium",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Chromium() {}

    static Path path() {
        return Stream.concat(Stream.ofNullable(System.getenv("KONTOR_CHROMIUM")), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The console's tests need Chromium: install it ('apt-get install"
                                        + " chromium', 'brew install --cask chromium'), or name it"
                                        + " in KONTOR_CHROMIUM; './kontor test --quick' does"
                                        + " without"));
    }
}
