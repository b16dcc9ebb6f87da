#ifndef DIALCAST_CCSV_SHIM_H
#define DIALCAST_CCSV_SHIM_H

#include <csv.h>

#endif
