#include "CProcess.h"

#include <signal.h>
#include <sys/prctl.h>

bool tidemark_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0; }
