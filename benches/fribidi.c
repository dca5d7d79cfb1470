/* Every line of a file through fribidi: decode, order, mirror, join, encode. Prints the seconds of the best of some rounds.
   The other side of benches/typeset.py, which compiles and runs it. */
#include <fribidi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 7

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static long set_line(const char *line, long bytes, FriBidiChar *logical, FriBidiChar *visual, char *out)
{
    FriBidiParType base = FRIBIDI_PAR_RTL;
    FriBidiStrIndex length = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, line, bytes, logical);
    if (!fribidi_log2vis(logical, length, &base, visual, NULL, NULL, NULL))
        exit(1);
    return fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, visual, length, out);
}

int main(int count, char **arguments)
{
    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (!file || fseek(file, 0, SEEK_END))
        return 2;
    long size = ftell(file);
    rewind(file);
    char *text = malloc(size + 1), *out = malloc(size * 4 + 16);
    FriBidiChar *logical = malloc(size * 4 + 16), *visual = malloc(size * 4 + 16);
    if (!text || !out || !logical || !visual || fread(text, 1, size, file) != (size_t)size)
        return 2;
    text[size] = '\n';
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        double start = now();
        long written = 0;
        for (char *line = text; line < text + size;) {
            char *end = memchr(line, '\n', text + size + 1 - line);
            written += set_line(line, end - line, logical, visual, out);
            line = end + 1;
        }
        double seconds = now() - start;
        if (written && seconds < best)
            best = seconds;
    }
    printf("%.6f\n", best);
    return 0;
}
