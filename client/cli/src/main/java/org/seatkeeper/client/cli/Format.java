package org.seatkeeper.client.cli;

/** How results are written. Constants are named as they are typed. */
enum Format {
    table,
    json,
    csv
}
