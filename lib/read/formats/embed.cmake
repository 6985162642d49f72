# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2

# Turns a file into a C array, so that the library has it wherever it is installed:
#
#   cmake -DFILE=... -DOUT=... -DNAME=... -DHEADER=... -P embed.cmake
#
# HEADER declares `extern const char NAME[]` and `extern const size_t NAME_size`.
file(READ "${FILE}" bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "(('[^']*',){16})" "\\1\n" bytes "${bytes}")
file(WRITE "${OUT}" "/* Made from ${NAME} by embed.cmake. */\n\n#include \"${HEADER}\"\n\n"
  "const size_t ${NAME}_size = ${size};\nconst char ${NAME}[] = {\n${bytes}\n};\n")
