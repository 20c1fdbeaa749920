/** Light or dark: the theme, the tokens and the type of every window. */
@NullMarked
package org.seatkeeper.client.console.theme;

import org.jspecify.annotations.NullMarked;
