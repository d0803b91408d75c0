# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D ROOT=<source folder> -D OUT=<file> -D "TESTS=<name>=<path>,..." -P join_tests.cmake: writes a file that
# compiles several tests together. First every header that any of them wants, then each test in a namespace of its own,
# its main() included: so their private names cannot meet, and no test has to know that it is not alone.
string(REPLACE "," ";" tests "${TESTS}")
set(headers "")
set(bodies "")
foreach(test ${tests})
    string(REGEX MATCH "^([^=]+)=(.+)$" _ ${test})
    set(name ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    file(STRINGS ${ROOT}/${path} lines REGEX "^#include [<\"]")
    list(FILTER lines EXCLUDE REGEX "\\.moc\"")
    list(APPEND headers ${lines})
    string(APPEND bodies "namespace ${name} {\n#include \"${path}\"\n}\n")
endforeach()
list(REMOVE_DUPLICATES headers)
list(JOIN headers "\n" headers)
file(WRITE ${OUT} "${headers}\n${bodies}")
