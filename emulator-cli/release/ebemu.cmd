@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts ebemu on Windows: with JAVA_HOME's Java if it is set, else with the one on PATH.
rem   EBEMU_JAVA_OPTS   more options for the JVM
setlocal EnableExtensions DisableDelayedExpansion
set "EBEMU_ROOT=%~dp0.."
set "EBEMU_JAVA=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "EBEMU_JAVA=%JAVA_HOME%\bin\java.exe"
if not "%EBEMU_JAVA%"=="java.exe" goto run
where java.exe >nul 2>nul
if errorlevel 1 goto nojava
:run
if not defined TESTCONTAINERS_REUSE_ENABLE set "TESTCONTAINERS_REUSE_ENABLE=true"
"%EBEMU_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable %EBEMU_JAVA_OPTS% -jar "%EBEMU_ROOT%\ebemu.jar" %*
exit /b %ERRORLEVEL%
:nojava
echo ebemu: Java is not installed; install Java 17 or later, or set JAVA_HOME 1>&2
exit /b 5
