# Turns openapi.json into a constant of the program, at build time.
# Included by CMakeLists.txt it declares the step; run as a script (-DFROM, -DTO) it does the work.
if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(openapi ${CMAKE_SOURCE_DIR}/service/api/openapi.json)
    list(APPEND embedded ${generated}/api/openapi.hpp)
    add_custom_command(
        OUTPUT ${generated}/api/openapi.hpp
        COMMAND ${CMAKE_COMMAND} -DFROM=${openapi} -DTO=${generated}/api/openapi.hpp -P ${CMAKE_SOURCE_DIR}/service/api/embed.cmake
        DEPENDS ${openapi} ${CMAKE_SOURCE_DIR}/service/api/embed.cmake)
    return()
endif()

# In pieces that end with a line: compilers need not take literals of more than 65,536 characters (C++20 [implimits]).
set(longest 32768)
file(READ ${FROM} text)
set(pieces "")
while(NOT text STREQUAL "")
    string(LENGTH "${text}" size)
    if(size GREATER longest)
        string(SUBSTRING "${text}" ${longest} -1 rest)
        string(FIND "${rest}" "\n" line_end)
        math(EXPR size "${longest} + ${line_end} + 1")
    endif()
    string(SUBSTRING "${text}" 0 ${size} piece)
    string(SUBSTRING "${text}" ${size} -1 text)
    string(APPEND pieces "    R\"json(${piece})json\",\n")
endwhile()
file(WRITE ${TO} "// Generated from service/api/openapi.json; do not edit.
#pragma once

#include <string>
#include <string_view>

namespace rowan::api {

inline constexpr std::string_view openapi_pieces[] = {
${pieces}};

inline std::string openapi_document()
{
    std::string whole;
    for (auto const piece : openapi_pieces) whole += piece;
    return whole;
}

}  // namespace rowan::api
")
