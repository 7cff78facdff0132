# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One folder = one static library = one namespace.

# stellwerk_library(NAME LINKS target…): the library of the current folder with all its sources,
# alias Stellwerk::Name. LINKS are PUBLIC: name only what the headers expose; use target_link_libraries for the rest.
function(stellwerk_library name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    add_library(stellwerk_${name} STATIC ${sources})
    string(SUBSTRING ${name} 0 1 first)
    string(TOUPPER ${first} first)
    string(SUBSTRING ${name} 1 -1 rest)
    add_library(Stellwerk::${first}${rest} ALIAS stellwerk_${name})
    target_include_directories(stellwerk_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(stellwerk_${name} PUBLIC ${ARG_LINKS})
    if(TARGET stellwerk_base AND NOT name STREQUAL "base")
        target_precompile_headers(stellwerk_${name} REUSE_FROM stellwerk_base)
    endif()
endfunction()

# stellwerk_test(NAME SOURCE… LINKS target…): one Qt Test executable, run by ctest.
function(stellwerk_test name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    add_executable(test_${name} ${ARG_UNPARSED_ARGUMENTS})
    target_link_libraries(test_${name} PRIVATE ${ARG_LINKS} Qt6::Test)
    target_compile_definitions(test_${name} PRIVATE STELLWERK_SOURCE_DIR="${CMAKE_SOURCE_DIR}" STELLWERK_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    set_target_properties(test_${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND test_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
