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

file(READ ${FROM} text)
file(WRITE ${TO} "// Generated from service/api/openapi.json; do not edit.\n#pragma once\n\n#include <string_view>\n\nnamespace rowan::api {\ninline constexpr std::string_view openapi_document = R\"json(${text})json\";\n}  // namespace rowan::api\n")
