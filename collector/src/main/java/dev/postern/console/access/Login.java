package dev.postern.console.access;

import java.time.Duration;

/** What became of a try to log in. */
public sealed interface Login {
    /** @param session what the browser's cookie holds from now on */
    record Admitted(String session) implements Login {
        @Override
        public String toString() {
            return "admitted";
        }
    }

    /** Name or password is wrong; which of them is not told. */
    record Refused() implements Login {
    }

    /** Tries come too fast; the password was not looked at. */
    record Later(Duration delay) implements Login {
    }
}
