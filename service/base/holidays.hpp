// The bank holidays on which no office hour counts.
#pragma once

#include <chrono>

namespace rowan {

// Whether a day is a bank holiday in England and Wales: by the Banking and Financial Dealings Act 1971 and
// the proclamations that repeat every year, with the substitutes for those at a week-end. Holidays proclaimed
// for one year alone (a coronation) and those of Scotland and Northern Ireland are not known.
bool bank_holiday(std::chrono::year_month_day);

} // namespace rowan
