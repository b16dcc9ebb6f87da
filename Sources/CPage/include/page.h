#ifndef DIALCAST_PAGE_H
#define DIALCAST_PAGE_H

#include <stddef.h>

/// A file that is built into the program, so that one binary writes a report by itself.
struct page_asset {
  /// The bytes as they stand in the file; not ended by a zero.
  const unsigned char *bytes;
  /// How many there are; 0 if the file was not there when the program was built.
  size_t count;
};

/// The page with its blanks, in Mustache.
struct page_asset page_template(void);

/// The style sheet.
struct page_asset page_style(void);

/// The charts: our own modules, one after the other.
struct page_asset page_script(void);

/// Vega, Vega-Lite and vega-embed as one script (BSD-3-Clause), which `scripts/vega-bundle` puts
/// beside the build; empty if it was not run before the program was built.
struct page_asset page_vega(void);

#endif
