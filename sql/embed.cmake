# Turns sql/ into constants of the program, at build time.
#   queries/<noun>/<verb>.sql         -> rowan::sql::<noun>::<verb>, and all of them in rowan::sql::all
#   migrations/<engine>/<name>.sql    -> rowan::sql::migrations::<engine>, in order of name
# Included by CMakeLists.txt it declares the step; run as a script (-DFROM, -DTO) it does the work.
if(NOT CMAKE_SCRIPT_MODE_FILE)
    file(GLOB_RECURSE sql_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/sql/*.sql)
    # Written only when it changes: a file that goes, or comes with an old date, is noticed too.
    file(CONFIGURE OUTPUT ${generated}/sql/files.txt CONTENT "${sql_files}")
    set(embedded ${generated}/sql/queries.hpp ${generated}/sql/migrations.hpp)
    add_custom_command(
        OUTPUT ${embedded}
        COMMAND ${CMAKE_COMMAND} -DFROM=${CMAKE_SOURCE_DIR}/sql -DTO=${generated}/sql -P ${CMAKE_SOURCE_DIR}/sql/embed.cmake
        DEPENDS ${sql_files} ${generated}/sql/files.txt ${CMAKE_SOURCE_DIR}/sql/embed.cmake)
    return()
endif()

cmake_minimum_required(VERSION 3.25)
set(head "// Generated from sql/; do not edit.\n#pragma once\n\n#include \"storage/transaction.hpp\"\n\nnamespace rowan::sql {\n\n")

file(GLOB_RECURSE files RELATIVE ${FROM}/queries ${FROM}/queries/*.sql)
list(SORT files)
set(out "${head}")
set(all "")
foreach(file ${files})
    string(REGEX REPLACE "^(.*)/([^/]*)\\.sql$" "\\1;\\2" parts ${file})
    list(GET parts 0 noun)
    list(GET parts 1 verb)
    file(READ ${FROM}/queries/${file} text)
    string(APPEND out "namespace ${noun} {\ninline constexpr storage::query ${verb}{\"${noun}/${verb}\", R\"sql(${text})sql\"};\n}\n")
    string(APPEND all "    &${noun}::${verb},\n")
endforeach()
string(APPEND out "\ninline constexpr storage::query const* all[] = {\n${all}};\n\n}  // namespace rowan::sql\n")
file(WRITE ${TO}/queries.hpp "${out}")

set(out "${head}namespace migrations {\n\n")
file(GLOB engines RELATIVE ${FROM}/migrations ${FROM}/migrations/*)
foreach(engine ${engines})
    file(GLOB files RELATIVE ${FROM}/migrations/${engine} ${FROM}/migrations/${engine}/*.sql)
    list(SORT files)
    string(APPEND out "inline constexpr storage::query ${engine}[] = {\n")
    foreach(file ${files})
        file(READ ${FROM}/migrations/${engine}/${file} text)
        string(REPLACE ".sql" "" name ${file})
        string(APPEND out "    {\"${name}\", R\"sql(${text})sql\"},\n")
    endforeach()
    string(APPEND out "};\n")
endforeach()
string(APPEND out "\n}  // namespace migrations\n\n}  // namespace rowan::sql\n")
file(WRITE ${TO}/migrations.hpp "${out}")
