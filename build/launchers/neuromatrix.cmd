@echo off
rem Opens files in the editor: neuromatrix [FILE...]. With the name of a command as its first word it runs that command.
for %%c in (check completions convert diff identifiers doctor export info library manual matrix merge report schema simulate whatif help --help -h --version -v) do if "%~1"=="%%c" goto command
start "" "%~dp0..\Neuromatrix.exe" %*
exit /b 0
:command
"%~dp0..\Neuromatrix.exe" --disable-gpu --log-level=3 --command-line -- %*
exit /b %errorlevel%
