#ifndef DIALCAST_CYAML_SHIM_H
#define DIALCAST_CYAML_SHIM_H

#include <yaml.h>

#endif
