# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2

# Turns the style and the script of the page into C arrays, each with the hash by which the page's own policy lets it in:
#
#   cmake -DSTYLE=page.css -DSCRIPT=page.js -DOUT=... -P embed.cmake
#
# assets.h declares them.

# A digest of hexadecimal digits in base 64, six bits a character.
function(base64 out digits)
  set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  set(text "")
  # 32 bytes are ten times three and two more, for which a zero byte fills up.
  foreach(group RANGE 0 60 6)
    string(SUBSTRING "${digits}00" ${group} 6 three)
    foreach(shift 18 12 6 0)
      math(EXPR index "(0x${three} >> ${shift}) & 63")
      string(SUBSTRING ${alphabet} ${index} 1 character)
      string(APPEND text ${character})
    endforeach()
  endforeach()
  string(REGEX REPLACE ".$" "=" text "${text}")
  set(${out} ${text} PARENT_SCOPE)
endfunction()

function(embed name file)
  file(READ "${file}" bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(REGEX REPLACE "(('[^']*',){16})" "\\1\n" bytes "${bytes}")
  file(SHA256 "${file}" digest)
  base64(hash ${digest})
  file(APPEND "${OUT}" "\nconst size_t ${name}_size = ${size};\nconst char ${name}[] = {\n${bytes}\n};\n"
    "const char ${name}_hash[] = \"sha256-${hash}\";\n")
endfunction()

file(WRITE "${OUT}" "/* Made by embed.cmake. */\n\n#include \"report/assets.h\"\n")
embed(report_style "${STYLE}")
embed(report_script "${SCRIPT}")
