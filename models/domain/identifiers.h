// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every number a form or a clerk can type. Each check returns the number as it is stored, or why it cannot be one.
#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "domain/contactnumber.h"
#include "domain/itemcode.h"
#include "domain/registernumber.h"
