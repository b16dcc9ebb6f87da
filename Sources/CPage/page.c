// The files of the report's page, embedded by the compiler (C23 `#embed`, which clang knows from
// version 19 on in every dialect). What is embedded is a dependency of this file: a change of a
// chart is compiled in by the next build.

#include "page.h"

#ifndef __has_embed
#error "Dialcast needs a clang that knows #embed: version 19, as in Swift 6.2"
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char template[] = {
#embed "page.mustache"
};

static const unsigned char style[] = {
#embed "page.css"
};

static const unsigned char script[] = {
#embed "charts/ground.js"
    ,
#embed "charts/time.js"
    ,
#embed "charts/curve.js"
    ,
#embed "charts/finish.js"
    ,
#embed "charts/sharing.js"
    ,
#embed "charts/use.js"
    ,
#embed "charts/progress.js"
    ,
#embed "charts/outcomes.js"
    ,
#embed "charts/sensitivity.js"
    ,
#embed "charts/cost.js"
    ,
#embed "charts/replay.js"
    ,
#embed "charts/fits.js"
    ,
#embed "charts/find.js"
    ,
#embed "charts/draw.js"
};

// Relative to this file, and not in the repository: see scripts/vega-bundle.
#if __has_embed("../../.build/vega/vega.js") == __STDC_EMBED_FOUND__
static const unsigned char vega[] = {
#embed "../../.build/vega/vega.js"
};
static const size_t vega_count = sizeof vega;
#else
static const unsigned char vega[] = {0};
static const size_t vega_count = 0;
#endif

struct page_asset page_template(void) {
  return (struct page_asset){template, sizeof template};
}

struct page_asset page_style(void) { return (struct page_asset){style, sizeof style}; }

struct page_asset page_script(void) { return (struct page_asset){script, sizeof script}; }

struct page_asset page_vega(void) { return (struct page_asset){vega, vega_count}; }
