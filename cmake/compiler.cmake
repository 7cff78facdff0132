# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is compiled.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_AUTOMOC_MOC_OPTIONS --no-notes)

option(STELLWERK_WERROR "Warnings are errors" ON)
option(STELLWERK_FUZZ "Build the fuzz targets; needs clang" OFF)
set(STELLWERK_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 14 at -O2 sees uninitialised reads in every std::optional that is sorted or moved; the sanitizers look for real ones.
    add_compile_options(-fpch-preprocess -Wno-maybe-uninitialized)
endif()
if(STELLWERK_WERROR)
    add_compile_options(-Werror)
endif()
if(STELLWERK_SANITIZE)
    add_compile_options(-fsanitize=${STELLWERK_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${STELLWERK_SANITIZE})
endif()
add_compile_definitions(
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT
    QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    STELLWERK_VERSION="${PROJECT_VERSION}")
