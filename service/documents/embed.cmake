# Turns letters/<language>/<name>.txt and letters/layout.html into constants of the program, at build time:
# documents/letter_files.hpp. Included by CMakeLists.txt it declares the step; run as a script (-DFROM, -DTO) it works.
if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(letters ${CMAKE_SOURCE_DIR}/service/documents/letters)
    file(GLOB_RECURSE letter_files CONFIGURE_DEPENDS ${letters}/*)
    set(embedded_letters ${generated}/documents/letter_files.hpp)
    file(CONFIGURE OUTPUT ${generated}/documents/files.txt CONTENT "${letter_files}")
    add_custom_command(
        OUTPUT ${embedded_letters}
        COMMAND ${CMAKE_COMMAND} -DFROM=${letters} -DTO=${embedded_letters} -P ${CMAKE_SOURCE_DIR}/service/documents/embed.cmake
        DEPENDS ${letter_files} ${generated}/documents/files.txt ${CMAKE_SOURCE_DIR}/service/documents/embed.cmake)
    list(APPEND embedded ${embedded_letters})
    return()
endif()

cmake_minimum_required(VERSION 3.25)
set(out "// Generated from service/documents/letters; do not edit.\n#pragma once\n\n#include <string_view>\n\nnamespace rowan::documents {\n\n")
string(APPEND out "struct letter_file {\n    std::string_view language, name, text;\n};\n\ninline constexpr letter_file letter_files[] = {\n")
file(GLOB files RELATIVE ${FROM} ${FROM}/*/*.txt)
list(SORT files)
foreach(file ${files})
    string(REGEX REPLACE "^(.*)/([^/]*)\\.txt$" "\\1;\\2" parts ${file})
    list(GET parts 0 language)
    list(GET parts 1 name)
    file(READ ${FROM}/${file} text)
    string(APPEND out "    {\"${language}\", \"${name}\", R\"letter(${text})letter\"},\n")
endforeach()
file(READ ${FROM}/layout.html text)
string(APPEND out "};\n\ninline constexpr std::string_view letter_layout = R\"letter(${text})letter\";\n\n}  // namespace rowan::documents\n")
file(WRITE ${TO} "${out}")
