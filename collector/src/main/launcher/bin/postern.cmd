@echo off
rem Starts Postern with the Java that JAVA_HOME or PATH names; Java 17 or newer. Not proven on Windows yet.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_CMD=java"
if defined JAVA_HOME set "JAVA_CMD=%JAVA_HOME%\bin\java"
if not defined JAVA_OPTS set "JAVA_OPTS=-Xmx1g"
"%JAVA_CMD%" -XX:+UseSerialGC -Djdk.console=java.base -Dfile.encoding=UTF-8 %JAVA_OPTS% -cp "%HOME_DIR%\lib\*" dev.postern.app.Main %*
exit /b %ERRORLEVEL%
