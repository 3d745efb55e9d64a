# Which room of service/ may include which, and which library occurs where; run by ctest as
# `cmake -DSERVICE=... -P layering.cmake`.
cmake_minimum_required(VERSION 3.25)
get_filename_component(SERVICE ${SERVICE} ABSOLUTE)

set(base      base)
set(storage   base storage sql)
set(domain    base domain storage/transaction.hpp sql)
set(documents base documents)
set(http      base http)
set(api       base storage domain documents http api app.hpp config.hpp)
set(workers   base storage domain documents workers app.hpp config.hpp)

# A library's headers, and the only files that may name them.
set(libraries
    "sqlite3\\.h"        "storage/sqlite_"
    "libpq"              "storage/postgres_"
    "boost/beast"        "http/"
    "boost/asio"         "http/|storage/engine|api/|commands/serve|commands/load|service\\.|supervisor\\.|app\\."
    "boost/json"         "http/|api/|commands/"
    "spdlog"             "base/log"
    "sodium"             "base/token|storage/sealed_file"
    "liboath"            "base/totp"
    "date/"              "base/time"
    "zlib"               "base/gzip"
    "qrencode"           "documents/qr"
    "cairo"              "documents/pdf"
    "pango"              "documents/pdf"
    "curl/"              "workers/smtp_"
    "systemd/"           "supervisor\\."
    "utf8proc"           "base/search_text"
    "xlsxwriter"         "documents/sheets")

foreach(room base storage domain documents http api workers)
    file(GLOB_RECURSE files ${SERVICE}/${room}/*.?pp)
    foreach(file ${files})
        file(STRINGS ${file} lines REGEX "^#include \"")
        foreach(line ${lines})
            string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" header "${line}")
            string(REGEX REPLACE "/.*" "" folder "${header}")
            if(NOT folder IN_LIST ${room} AND NOT header IN_LIST ${room})
                message(SEND_ERROR "${file}: ${room} may not include ${header}")
            endif()
        endforeach()
    endforeach()
endforeach()

file(GLOB_RECURSE files RELATIVE ${SERVICE} ${SERVICE}/*.?pp)
list(LENGTH libraries count)
math(EXPR last "${count} - 2")
foreach(file ${files})
    foreach(at RANGE 0 ${last} 2)
        math(EXPR next "${at} + 1")
        list(GET libraries ${at} library)
        list(GET libraries ${next} allowed)
        file(STRINGS ${SERVICE}/${file} found REGEX "^#include <${library}")
        if(found AND NOT file MATCHES "^(${allowed})")
            message(SEND_ERROR "${file}: may not include ${library}")
        endif()
    endforeach()
endforeach()
