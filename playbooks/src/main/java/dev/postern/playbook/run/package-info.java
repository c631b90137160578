/** Progress through a playbook as a function of what was recorded. Reads no clock and keeps nothing. */
package dev.postern.playbook.run;
