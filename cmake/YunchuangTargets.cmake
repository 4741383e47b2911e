# SPDX-License-Identifier: GPL-3.0-or-later
# The two helpers that make every library and every test, and the options all code is compiled with.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(YC_CCACHE ccache)
if(YC_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${YC_CCACHE})
endif()
find_program(YC_MOLD mold)

add_library(yunchuang_options INTERFACE)
target_compile_definitions(yunchuang_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH
  QT_USE_QSTRINGBUILDER QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
  YUNCHUANG_VERSION="${PROJECT_VERSION}")
target_compile_options(yunchuang_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override
  $<$<BOOL:${YC_WERROR}>:-Werror>)
target_include_directories(yunchuang_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/models)
if(YC_MOLD)
  target_link_options(yunchuang_options INTERFACE -fuse-ld=mold)
endif()
if(YC_SANITIZE)
  target_compile_options(yunchuang_options INTERFACE -fsanitize=${YC_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(yunchuang_options INTERFACE -fsanitize=${YC_SANITIZE})
endif()

# yc_add_library(Domain SOURCES a.cpp a.h LINKS Qt6::Core)
# makes the static library yunchuang_domain with the alias Yunchuang::Domain.
function(yc_add_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  string(TOLOWER ${name} lower)
  set(target yunchuang_${lower})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(Yunchuang::${name} ALIAS ${target})
  target_link_libraries(${target} PUBLIC yunchuang_options ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
endfunction()

# yc_add_test(tst_calendar LABEL unit LINKS Yunchuang::Domain [SOURCES more.cpp] [TIMEOUT 60] [SERIAL])
# builds <name>.cpp as a Qt Test program and registers it. Labels: unit models gui service integration fault.
function(yc_add_test name)
  cmake_parse_arguments(arg "SERIAL" "LABEL;TIMEOUT" "SOURCES;LINKS;ENVIRONMENT" ${ARGN})
  if(NOT arg_LABEL MATCHES "^(unit|models|gui|service|integration|fault)$")
    message(FATAL_ERROR "${name}: unknown test label '${arg_LABEL}'")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${name}.cpp ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF) # a test is one file, and its names are its own
  target_link_libraries(${name} PRIVATE yunchuang_options Qt6::Test ${arg_LINKS})
  target_compile_definitions(${name} PRIVATE YC_SOURCE_DIR="${CMAKE_SOURCE_DIR}" YC_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;${arg_ENVIRONMENT}")
  if(arg_SERIAL)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
  endif()
endfunction()

# yc_on_postgresql(tst_writer [function ...]) runs a test program, or these functions of it, once more, on PostgreSQL
# instead of a file.
function(yc_on_postgresql name)
  get_test_property(${name} LABELS labels)
  get_test_property(${name} TIMEOUT timeout)
  get_test_property(${name} ENVIRONMENT environment)
  add_test(NAME ${name}_postgresql COMMAND ${name} ${ARGN})
  set_tests_properties(${name}_postgresql PROPERTIES LABELS "${labels}" TIMEOUT ${timeout}
    ENVIRONMENT "${environment};YC_TEST_DATABASE=postgresql")
endfunction()
